package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Questions to the index take turns. */
class TurnsTest {
    @Test
    void as_many_as_there_are_turns_are_answered_at_once_and_all_in_the_end() throws InterruptedException {
        Turns turns = new Turns(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        List<Thread> askers = new ArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        for (int asker = 0; asker < 10; asker++) {
            askers.add(Thread.startVirtualThread(() -> answered.addAndGet(turns.ask(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                both.countDown();
                await(both);
                now.decrementAndGet();
                return 1;
            }))));
        }
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(answered).hasValue(10);
        assertThat(most).hasValue(2);
    }

    @Test
    void a_question_that_fails_gives_its_turn_back() {
        Turns turns = new Turns(1);
        assertThatThrownBy(() -> turns.ask(() -> {
                    throw new IOException("no disk");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no disk");
        assertThat(turns.<String>ask(() -> "answered")).isEqualTo("answered");
    }

    @Test
    void who_asks_first_is_answered_first() throws InterruptedException {
        Turns turns = new Turns(1);
        Semaphore held = new Semaphore(0);
        CountDownLatch begun = new CountDownLatch(1);
        List<Integer> order = new ArrayList<>();
        List<Thread> askers = new ArrayList<>();
        askers.add(Thread.startVirtualThread(() -> turns.ask(() -> {
            begun.countDown();
            held.acquireUninterruptibly();
            return order.add(0);
        })));
        begun.await();
        for (int asker = 1; asker <= 3; asker++) {
            int who = asker;
            Thread thread = Thread.startVirtualThread(() -> turns.ask(() -> order.add(who)));
            askers.add(thread);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        held.release();
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
