package org.mochiyori;

import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Authenticator;
import org.mochiyori.platform.web.OpenApi;

/** All features of one server, made in the order of their arrows; the one place where they are handed to each other. */
public final class Features {
    private final Platform platform;

    private Features(Platform platform) {
        this.platform = platform;
    }

    static Features over(Platform platform) {
        return new Features(platform);
    }

    /** The fragments of the OpenAPI document, one per feature that has routes. */
    static OpenApi document() {
        return OpenApi.of(List.of());
    }

    /** Which requests may carry a file. */
    static boolean isUpload(String path) {
        return path.equals(Api.BASE + "/imports");
    }

    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            public Optional<Caller> bySession(String secret) {
                return Optional.empty();
            }

            @Override
            public Optional<Caller> byToken(String secret) {
                return Optional.empty();
            }
        };
    }

    void mount(Api api) {}

    void schedule(Timers timers) {}

    /** What the features are built on. */
    public Platform platform() {
        return platform;
    }
}
