package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** The JSON form of a contact; answered to its lender and the desk only. */
final class ContactJson {
    private static final Set<String> LANGUAGES =
            Arrays.stream(Language.values()).map(Language::code).collect(Collectors.toSet());

    private ContactJson() {}

    static ObjectNode write(Contact contact) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("name", contact.name())
                .put("phone", contact.phone())
                .put("mail", contact.mail())
                .put("note", contact.note())
                .put("language", contact.language().code());
    }

    static Contact read(Input in) {
        Contact contact = new Contact(
                in.textIfAny("name", 200).orElse(""),
                in.textIfAny("phone", 50).orElse(""),
                in.textIfAny("mail", 254).orElse(""),
                in.textIfAny("note", 1000).orElse(""),
                in.oneOfIfAny("language", LANGUAGES).flatMap(Language::find).orElse(Language.JA));
        in.done();
        return contact;
    }
}
