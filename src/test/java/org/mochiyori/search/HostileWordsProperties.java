package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.support.TestHub;

class HostileWordsProperties {
    private static final long SEED = 20_270_109;

    private static final List<String> PIECES = List.of(
            "会議室",
            "かいぎしつ",
            "ー",
            "〜",
            "\u0000",
            "\u200d",
            "\ud83d\ude00",
            "\ufdfa",
            "AND",
            "OR NOT",
            "*:*",
            "[* TO *]",
            "\"",
            "\\",
            "(",
            "))",
            "{!x}",
            "~5",
            "^9",
            "name:",
            "' or 1=1 --",
            "<script>",
            "%",
            "１２３",
            "30人",
            "99999999999人",
            "13月45日",
            "25時",
            "土曜の午後",
            "多摩市",
            "市",
            "ヶ",
            "㍿",
            "ﾌﾟﾛｼﾞｪｸﾀｰ",
            "phòng họp",
            "가",
            "ا",
            "ß",
            "İ",
            "ǆ",
            " ",
            "\t",
            "\n",
            "/",
            "-",
            "の",
            "々");

    @Test
    void no_text_breaks_the_search() {
        Random random = new Random(SEED);
        try (TestHub server = TestHub.start()) {
            ListingFixture fixture = ListingFixture.on(server);
            fixture.room(fixture.lender());
            SearchFixture.catchUp(server);
            for (int i = 0; i < 300; i++) {
                String text = IntStream.range(0, 1 + random.nextInt(12))
                        .mapToObj(n -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining());
                String query = "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
                String literal = random.nextInt(4) == 0 ? "&words=literal" : "";
                String path = random.nextInt(4) == 0
                        ? "/api/v1/listings/suggest" + query
                        : "/api/v1/listings" + query + literal;
                assertThat(server.client().get(path).status())
                        .as("seed %d, text %d: %s", SEED, i, path)
                        .isIn(200, 422);
            }
        }
    }
}
