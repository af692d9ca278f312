package org.mochiyori.platform.web;

import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Language;

/** Turns a credential into the person it belongs to. Implemented by the feature that keeps sign-ins. */
public interface Authenticator {
    /**
     * Somebody signed in.
     *
     * @param language what they want to be written to in
     */
    record SignedIn(Caller caller, Language language) {}

    /** Who holds this session cookie, if it is live. */
    Optional<SignedIn> bySession(String secret);

    /** Who holds this bearer token, if it is live. */
    Optional<SignedIn> byToken(String secret);
}
