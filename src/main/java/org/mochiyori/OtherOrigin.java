package org.mochiyori;

/** The data belongs to a server of another address; starting it here would break its ids and links. */
public final class OtherOrigin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherOrigin(String noted, String asked) {
        super(
                "This data belongs to " + noted + ", not to " + asked + ". Set `origin` to " + noted
                        + ", or start with another data folder.",
                null,
                false,
                false);
    }
}
