package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;

class SenderNameTest {
    private static final String FROM = "mochiyori@example.jp";

    @Test
    void a_mail_program_reads_name_and_address() throws AddressException {
        String name = "北センター（例）の とても長い名前、\"引用\" <x@example.jp> と 🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠";
        InternetAddress[] read = InternetAddress.parseHeader(SenderName.before(FROM, name), true);
        assertThat(read).hasSize(1);
        assertThat(read[0].getAddress()).isEqualTo(FROM);
        assertThat(read[0].getPersonal()).isEqualTo(name);
    }

    @Test
    void no_line_is_longer_than_76_characters_and_none_begins_a_header() {
        String header = "From: " + SenderName.before(FROM, "🏠".repeat(40) + "\r\nBcc: other@example.jp");
        assertThat(header.lines().map(String::length)).allMatch(length -> length <= 76);
        assertThat(header.lines().skip(1)).allMatch(line -> line.startsWith(" "));
    }

    @Test
    void without_a_name_the_address_stands_alone() {
        assertThat(SenderName.before(FROM, " ")).isEqualTo(FROM);
    }
}
