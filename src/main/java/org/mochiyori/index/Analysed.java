package org.mochiyori.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/** What a chain of analysis made of a text, or of several texts one after the other. */
final class Analysed implements Tokens {
    static final Analysed NONE = new Analysed(List.of(), 0);

    private final BytesRef[] terms;
    private final int[] steps;
    private final int rest;

    private Analysed(List<Token> tokens, int rest) {
        this.terms = tokens.stream().map(Token::term).toArray(BytesRef[]::new);
        this.steps = tokens.stream().mapToInt(Token::step).toArray();
        this.rest = rest;
    }

    private record Token(BytesRef term, int step) {}

    static Analysed of(Analyzer chain, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = chain.tokenStream("", text)) {
            TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(BytesRef.deepCopyOf(term.getBytesRef()), step.getPositionIncrement()));
            }
            stream.end();
            return tokens.isEmpty() && step.getPositionIncrement() == 0
                    ? NONE
                    : new Analysed(tokens, step.getPositionIncrement());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As if they were one text, with what parts them left out. */
    static Analysed join(List<Analysed> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Token> tokens = new ArrayList<>();
        int empty = 0;
        for (Analysed part : parts) {
            for (int i = 0; i < part.terms.length; i++) {
                tokens.add(new Token(part.terms[i], part.steps[i] + empty));
                empty = 0;
            }
            empty += part.rest;
        }
        return new Analysed(tokens, empty);
    }

    @Override
    public int count() {
        return terms.length;
    }

    @Override
    public void show(int number, BytesRef term) {
        term.bytes = terms[number].bytes;
        term.offset = terms[number].offset;
        term.length = terms[number].length;
    }

    @Override
    public int step(int number) {
        return steps[number];
    }

    @Override
    public int rest() {
        return rest;
    }
}
