package org.mochiyori.site;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page read as strictly as XML: our templates close every element, so that a slip shows at once. */
record PageUnderTest(Document document) {
    private static final Pattern BARE = Pattern.compile(" (checked|selected|required|disabled|open)(?=[ />])");

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static PageUnderTest parse(String name, String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            String xml = BARE.matcher(html).replaceAll(" $1=\"$1\"");
            return new PageUnderTest(builder.parse(new InputSource(new StringReader(xml))));
        } catch (Exception broken) {
            throw new AssertionError("not well formed: " + name + ": " + broken.getMessage(), broken);
        }
    }

    List<Node> all(String xpath) {
        try {
            var nodes = (NodeList) XPATH.evaluate(xpath, document, XPathConstants.NODESET);
            List<Node> list = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                list.add(nodes.item(i));
            }
            return list;
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(xpath, wrong);
        }
    }

    List<String> values(String xpath) {
        return all(xpath).stream().map(Node::getNodeValue).toList();
    }

    String lang() {
        return document.getDocumentElement().getAttribute("lang");
    }

    List<String> ids() {
        return values("//@id");
    }

    List<String> headings() {
        return all("//h1 | //h2 | //h3 | //h4").stream().map(Node::getNodeName).toList();
    }

    List<String> boxesWithoutLabel() {
        List<String> fors = values("//label/@for");
        return all("//input[not(@type='hidden')] | //select | //textarea").stream()
                .map(Element.class::cast)
                .filter(box -> !fors.contains(box.getAttribute("id")) && !insideLabel(box))
                .map(box -> box.getAttribute("name"))
                .toList();
    }

    private static boolean insideLabel(Node node) {
        for (Node up = node.getParentNode(); up != null; up = up.getParentNode()) {
            if (up.getNodeName().equals("label")) {
                return true;
            }
        }
        return false;
    }
}
