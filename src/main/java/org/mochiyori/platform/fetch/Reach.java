package org.mochiyori.platform.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a fetch may go.
 *
 * @param scheme the only one
 * @param anyPort whether other ports than the usual one are fine
 * @param isFine of an address that a name stands for
 */
public record Reach(String scheme, boolean anyPort, Predicate<InetAddress> isFine) {
    private static final int HTTPS = 443;

    /** Encrypted, on the usual port, to addresses that are everybody's. */
    public static Reach everybodys() {
        return new Reach("https", false, Reach::isPublic);
    }

    /** Whether an address may be gone to by its looks; what its name stands for is asked by {@link #resolve}. */
    public boolean covers(URI uri) {
        return scheme.equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && (anyPort || uri.getPort() < 0 || uri.getPort() == HTTPS);
    }

    /** The address to connect to: only where every address of the name is fine, so that none can be slipped in. */
    public Optional<InetAddress> resolve(String host) {
        try {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(bare(host)));
            return all.stream().allMatch(isFine) ? all.stream().findFirst() : Optional.empty();
        } catch (UnknownHostException nobody) {
            return Optional.empty();
        }
    }

    /** Whether an address is one of the public net (RFC 6890 and what became of it), also inside an IPv6 one. */
    public static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] b) {
        int one = b[0] & 0xFF;
        int two = b[1] & 0xFF;
        int three = b[2] & 0xFF;
        return !(one == 0
                || one == 10
                || one == 127
                || one >= 224
                || (one == 100 && two >= 64 && two < 128)
                || (one == 169 && two == 254)
                || (one == 172 && two >= 16 && two < 32)
                || (one == 192 && two == 168)
                || (one == 192 && two == 0 && (three == 0 || three == 2))
                || (one == 192 && two == 88 && three == 99)
                || (one == 198 && (two == 18 || two == 19))
                || (one == 198 && two == 51 && three == 100)
                || (one == 203 && two == 0 && three == 113));
    }

    /** Only 2000::/3 is given to anybody; of it not what stands for an IPv4 address or for documentation. */
    private static boolean isPublic6(byte[] b) {
        boolean global = (b[0] & 0xE0) == 0x20;
        boolean teredoOrSpecial = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xFE) == 0;
        boolean documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && (b[3] & 0xFF) == 0xB8;
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
        boolean documentationToo = b[0] == 0x3F && (b[1] & 0xFF) == 0xFF && (b[2] & 0xF0) == 0;
        return global && !teredoOrSpecial && !documentation && !sixToFour && !documentationToo;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
