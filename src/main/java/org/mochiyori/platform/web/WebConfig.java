package org.mochiyori.platform.web;

import org.mochiyori.platform.config.Settings;

/**
 * Where the server listens.
 *
 * @param host address of the public port
 * @param port public port; 0 takes a free one
 * @param managementHost address of health and metrics; loopback unless told otherwise
 * @param managementPort port of health and metrics; 0 takes a free one
 * @param origin how people reach the public port
 * @param proxies who may say for whom they forward
 * @param demo whether all on this server is made up; its pages say so
 */
public record WebConfig(
        String host,
        int port,
        String managementHost,
        int managementPort,
        PublicOrigin origin,
        TrustedProxies proxies,
        boolean demo) {

    /**
     * Reads {@code host}, {@code port}, {@code origin}, {@code trusted-proxies}, {@code management.host}, {@code
     * management.port}, {@code demo}.
     */
    public static WebConfig read(Settings settings) {
        int port = settings.number("port", 8080, 0, 65535);
        return new WebConfig(
                settings.text("host", "0.0.0.0"),
                port,
                settings.text("management.host", "127.0.0.1"),
                settings.number("management.port", 9080, 0, 65535),
                settings.convert(
                        "origin",
                        PublicOrigin.parse("http://localhost:" + port),
                        "an origin such as https://mochiyori.example",
                        PublicOrigin::parse),
                settings.convert(
                        "trusted-proxies",
                        TrustedProxies.NONE,
                        "addresses or blocks such as 127.0.0.1, 10.0.0.0/8",
                        TrustedProxies::parse),
                settings.flag("demo", false));
    }
}
