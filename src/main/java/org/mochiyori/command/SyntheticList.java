package org.mochiyori.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A municipal list of any length in the older layout of 公共施設一覧, the same for the same seed: halls with readings,
 * addresses, points, phones, hours and prose, a part of them damaged the way real lists are (full-width digits, lost
 * zeros, advice behind names), as the reading of sound rows alone would flatter.
 */
final class SyntheticList {
    private static final String HEADER = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,"
            + "内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,備考\n";
    private static final List<City> CITIES = List.of(
            new City("132241", "東京都", "多摩市", "関戸", 35.6369, 139.4463),
            new City("132021", "東京都", "立川市", "錦町", 35.6940, 139.4077),
            new City("132209", "東京都", "東大和市", "中央", 35.7454, 139.4266),
            new City("132233", "東京都", "武蔵村山市", "本町", 35.7548, 139.3874),
            new City("252034", "滋賀県", "長浜市", "八幡東町", 35.3811, 136.2698),
            new City("222127", "静岡県", "焼津市", "本町", 34.8669, 138.3231));
    private static final List<String> KINDS =
            List.of("集会所", "公民館", "コミュニティセンター", "体育館", "図書館", "児童館", "公園", "文化会館", "学習センター", "老人福祉センター");
    private static final List<String> FRONTS = List.of("東", "西", "南", "北", "中", "上", "下", "新", "本", "元");
    private static final List<String> NAMES =
            List.of("桜ヶ丘", "緑町", "栄町", "若葉台", "松原", "川原", "富士見", "泉", "山王", "大門", "神明", "天神", "柏木", "竹の塚");

    private record City(String code, String prefecture, String name, String town, double lat, double lon) {}

    private SyntheticList() {}

    static void write(Path file, int rows, long seed) {
        write(file, rows, seed, 0);
    }

    /** The next issue of the same list: {@code changed} of a hundred rows say something else of their equipment. */
    static void write(Path file, int rows, long seed, int changed) {
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            out.write(HEADER);
            for (int row = 1; row <= rows; row++) {
                out.write(row(row, random, row % 100 < changed));
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String row(int number, Random random, boolean changed) {
        City city = one(CITIES, random);
        String kind = one(KINDS, random);
        String name = one(FRONTS, random) + one(NAMES, random) + "第" + number + kind;
        boolean damaged = random.nextInt(10) == 0;
        String address = "%s%s%s%d-%d-%d"
                .formatted(
                        city.prefecture, city.name, city.town, 1 + random.nextInt(5), 1 + number % 97, 1 + number / 97);
        return String.join(
                        ",",
                        city.code,
                        "S%06d".formatted(number),
                        city.prefecture,
                        city.name,
                        damaged ? name + "　洪水時は２階以上に避難" : name,
                        "ダイ" + number + "シュウカイジョ",
                        "",
                        "1307a",
                        damaged ? wide(address) : address,
                        random.nextInt(4) == 0 ? "2階" : "",
                        degrees(city.lat, random),
                        degrees(city.lon, random),
                        damaged
                                ? "42-3%02d-%04d".formatted(number % 90, number % 9_000)
                                : "042-3%02d-%04d".formatted(number % 90, number % 9_000),
                        "",
                        "",
                        city.name + "地域振興課",
                        "月火水木金土日",
                        damaged ? "９：００" : "9:00",
                        "21:30",
                        "毎月第3月曜日と年末年始（12月29日から1月3日まで）は休館",
                        "\"会議室" + (1 + random.nextInt(5)) + "室、和室、調理室があります。\n駐車場は" + random.nextInt(60) + "台です。"
                                + (changed ? "無線LANが使えます。" : "") + "\"",
                        "車椅子使用者用トイレ;スロープ;エレベーター",
                        "https://www.example.jp/shisetsu/" + number + ".html",
                        random.nextInt(3) == 0 ? "避難所" : "")
                + "\n";
    }

    private static String degrees(double middle, Random random) {
        return String.format(Locale.ROOT, "%.6f", middle + (random.nextDouble() - 0.5) / 20);
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c >= '0' && c <= '9' ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }

    private static <T> T one(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
