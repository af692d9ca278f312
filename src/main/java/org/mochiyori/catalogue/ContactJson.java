package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** The JSON form of a contact; answered to its lender and the desk only. */
final class ContactJson {
    private ContactJson() {}

    static ObjectNode write(Contact contact) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("name", contact.name())
                .put("phone", contact.phone())
                .put("mail", contact.mail())
                .put("note", contact.note());
    }

    static Contact read(Input in) {
        Contact contact = new Contact(
                in.textIfAny("name", 200).orElse(""),
                in.textIfAny("phone", 50).orElse(""),
                in.textIfAny("mail", 254).orElse(""),
                in.textIfAny("note", 1000).orElse(""));
        in.done();
        return contact;
    }
}
