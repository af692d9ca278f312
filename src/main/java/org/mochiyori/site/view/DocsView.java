package org.mochiyori.site.view;

import java.util.List;

/** What programs can ask this server: the OpenAPI document for people. */
public record DocsView(List<Part> parts) implements View {
    public DocsView {
        parts = List.copyOf(parts);
    }

    /** Operations on one kind of thing. */
    public record Part(String name, List<Operation> operations) {
        public Part {
            operations = List.copyOf(operations);
        }
    }

    /** One operation, in the words of the document. */
    public record Operation(String method, String path, String summary, String description) {}

    @Override
    public String template() {
        return "help/docs.jte";
    }
}
