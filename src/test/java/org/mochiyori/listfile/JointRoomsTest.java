package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mochiyori.listfile.JointRooms.Joint;
import org.mochiyori.listfile.JointRooms.Room;

class JointRoomsTest {

    @Test
    void numbered_rooms_are_joined_however_it_is_written() {
        assertThat(sure("和室1・2", "和室1", "和室2", "和室3")).containsExactly("和室1", "和室2");
        assertThat(sure("和室１・２", "和室1", "和室2")).containsExactly("和室1", "和室2");
        assertThat(sure("和室1+2", "和室1", "和室2")).containsExactly("和室1", "和室2");
        assertThat(sure("和室（1・2）", "和室（1）", "和室（2）")).containsExactly("和室（1）", "和室（2）");
        assertThat(sure("会議室A・B", "会議室A", "会議室B")).containsExactly("会議室A", "会議室B");
        assertThat(sure("ホールＡ＋Ｂ", "ホールA", "ホールB")).containsExactly("ホールA", "ホールB");
        assertThat(sure("会議室1～3", "会議室1", "会議室2", "会議室3", "会議室4")).hasSize(3);
        assertThat(sure("レクホール1・2", "レクホール1", "レクホール2", "和室1")).hasSize(2);
    }

    @Test
    void ordinals_before_the_word_are_understood() {
        assertThat(sure("第1・第2会議室", "第1会議室", "第2会議室", "第3会議室")).containsExactly("第1会議室", "第2会議室");
        assertThat(sure("第1・2会議室", "第1会議室", "第2会議室")).containsExactly("第1会議室", "第2会議室");
        assertThat(sure("第１会議室・第２会議室", "第1会議室", "第2会議室")).containsExactly("第1会議室", "第2会議室");
        assertThat(sure("集会室第1・2", "集会室第1", "集会室第2")).containsExactly("集会室第1", "集会室第2");
        assertThat(sure("2階第1・第2会議室", "2階第1会議室", "2階第2会議室")).hasSize(2);
    }

    @Test
    void rooms_of_different_names_may_be_joined_too() {
        assertThat(sure("多目的ホール+洋室A", "多目的ホール", "洋室A", "洋室B")).containsExactly("多目的ホール", "洋室A");
        assertThat(sure("ホール+スタジオ", "スタジオ", "ホール")).containsExactly("ホール", "スタジオ");
    }

    @Test
    void the_whole_takes_all_its_parts() {
        assertThat(sure("多目的ホール全面", "多目的ホール1", "多目的ホール2", "第1会議室")).containsExactly("多目的ホール1", "多目的ホール2");
        assertThat(sure("レクリエーションホール（全面）", "レクリエーションホール（Ａ面）", "レクリエーションホール（Ｂ面）"))
                .hasSize(2);
    }

    @Test
    void what_the_names_leave_open_is_unsure() {
        assertThat(unsure("大会議室(全室)", "会議室A", "会議室B", "和室")).containsExactly("会議室A", "会議室B");
        assertThat(unsure("第一集会室", "第一集会室A", "第一集会室B", "第二集会室")).hasSize(2);
        assertThat(unsure("ホール（客席のみ）", "ホール", "和室")).containsExactly("ホール");
        assertThat(unsure("集会室第1・2", "集会室第2・3", "ホール")).containsExactly("集会室第2・3");
    }

    @Test
    void a_part_that_is_no_room_of_the_list_is_taken_as_floor_of_its_own() {
        Joint joint = JointRooms.find(rooms("和室1・2", "和室1", "茶室")).getFirst();
        assertThat(joint.sure()).isTrue();
        assertThat(joint.more()).isTrue();
        assertThat(joint.partNames()).isEqualTo("和室1");
    }

    @Test
    void a_dot_in_a_name_alone_joins_nothing() {
        assertThat(JointRooms.find(rooms("料理・工作室", "会議室", "音楽室"))).isEmpty();
        assertThat(JointRooms.find(rooms("AV・ホール", "音楽スタジオ", "第6研修室"))).isEmpty();
        assertThat(JointRooms.find(rooms("洋室A+B", "洋室C+D"))).isEmpty();
        assertThat(JointRooms.find(rooms("会議室1", "会議室2", "会議室12"))).isEmpty();
    }

    private static List<String> sure(String... names) {
        return only(true, names);
    }

    private static List<String> unsure(String... names) {
        return only(false, names);
    }

    /** The parts of the first room, which is the only joint one unless the doubt is mutual. */
    private static List<String> only(boolean sure, String... names) {
        Joint joint = JointRooms.find(rooms(names)).getFirst();
        assertThat(joint.room().name()).isEqualTo(names[0]);
        assertThat(joint.sure()).isEqualTo(sure);
        return joint.parts().stream().map(Room::name).toList();
    }

    private static List<Room> rooms(String... names) {
        return Stream.of(names).map(name -> new Room(name, name)).toList();
    }
}
