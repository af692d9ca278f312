package org.mochiyori.site.view;

import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in.
 *
 * @param name shown in the header
 * @param actingFor the group or person the next act is for, if not the visitor
 * @param tasks what else the menu offers
 * @param unread notices not read yet
 * @param gathered things gathered for one request, not sent yet
 */
public record Visitor(String name, Optional<String> actingFor, Set<Task> tasks, int unread, int gathered) {
    public Visitor {
        tasks = Set.copyOf(tasks);
    }

    /** Work that only some people have. */
    public enum Task {
        /** Lends something: 届いた申し込み. */
        LEND,
        /** Publishes: 確認待ち. */
        CURATE,
        /** Stands at the desk. */
        DESK
    }

    /** Whether the menu offers it. */
    public boolean does(Task task) {
        return tasks.contains(task);
    }
}
