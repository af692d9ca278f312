package org.mochiyori;

import java.util.List;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Authenticator;
import org.mochiyori.platform.web.OpenApi;

/** All features of one server, made in the order of their arrows; the one place where they are handed to each other. */
public final class Features {
    private final Platform platform;
    private final PeopleModule people;

    private Features(Platform platform) {
        this.platform = platform;
        this.people = PeopleModule.over(platform);
    }

    static Features over(Platform platform) {
        return new Features(platform);
    }

    /** The fragments of the OpenAPI document, one per feature that has routes. */
    static OpenApi document() {
        return OpenApi.of(List.of("people"));
    }

    /** Which requests may carry a file. */
    static boolean isUpload(String path) {
        return path.equals(Api.BASE + "/imports");
    }

    Authenticator authenticator() {
        return people.authenticator();
    }

    void mount(Api api) {
        people.mount(api);
    }

    void schedule(Timers timers) {
        people.schedule(timers);
    }

    /** Accounts, hubs, staff. */
    public PeopleModule people() {
        return people;
    }

    /** What the features are built on. */
    public Platform platform() {
        return platform;
    }
}
