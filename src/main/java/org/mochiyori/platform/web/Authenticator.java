package org.mochiyori.platform.web;

import java.util.Optional;
import org.mochiyori.kernel.Caller;

/** Turns a credential into the person it belongs to. Implemented by the feature that keeps sign-ins. */
public interface Authenticator {
    /** Who holds this session cookie, if it is live. */
    Optional<Caller> bySession(String secret);

    /** Who holds this bearer token, if it is live. */
    Optional<Caller> byToken(String secret);
}
