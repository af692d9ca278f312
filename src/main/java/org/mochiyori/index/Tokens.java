package org.mochiyori.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** What a text is indexed by: made once, indexed as often as the text comes. Immutable. */
interface Tokens {
    /** How many there are. */
    int count();

    /** Lets a reference show one; it is read before the next is asked for. */
    void show(int number, BytesRef term);

    /** How many places after the one before it stands. */
    int step(int number);

    /** Places left empty after the last. */
    int rest();

    /** A field of them, of which only the terms and their places are kept. */
    default Field field(String name) {
        return new Told(name, this);
    }

    /** A field that brings its tokens; what Lucene hands over to be used again is our own. */
    final class Told extends Field {
        private final Tokens tokens;

        private Told(String name, Tokens tokens) {
            super(name, TextField.TYPE_NOT_STORED);
            this.tokens = tokens;
        }

        @Override
        public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
            Telling telling = reuse instanceof Telling before ? before : new Telling();
            telling.tokens = tokens;
            return telling;
        }
    }

    /** Tells them one after the other. */
    final class Telling extends TokenStream {
        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final BytesRef shown = new BytesRef();
        private Tokens tokens = Analysed.NONE;
        private int next;

        @Override
        public void reset() {
            next = 0;
            term.setBytesRef(shown);
        }

        @Override
        public boolean incrementToken() {
            if (next == tokens.count()) {
                return false;
            }
            tokens.show(next, shown);
            step.setPositionIncrement(tokens.step(next));
            next++;
            return true;
        }

        @Override
        public void end() {
            clearAttributes();
            step.setPositionIncrement(tokens.rest());
        }
    }
}
