package org.mochiyori.platform.web;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The machines whose word we take for whom they forward. What anybody else writes into {@code X-Forwarded-*} is worth
 * nothing: with it a stranger could be as many clients as he likes.
 */
public final class TrustedProxies {
    /** Nobody is trusted. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<Block> blocks;

    private TrustedProxies(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Reads addresses and CIDR blocks, separated by commas: {@code 127.0.0.1, 10.0.0.0/8, fd00::/8}.
     *
     * @throws IllegalArgumentException for anything else, names included: who answers to a name may change
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Block::parse)
                .toList());
    }

    /** Whether this address is one of theirs. */
    public boolean trusts(String address) {
        return read(address).filter(this::trusts).isPresent();
    }

    /**
     * Who really asks: the last address in the row of forwarders that is none of ours.
     *
     * @param peer address of the connection
     * @param forwardedFor all {@code X-Forwarded-For} as one list; each proxy has added whom it answered at the end
     */
    String client(String peer, List<String> forwardedFor) {
        Optional<InetAddress> last = read(peer);
        if (last.isEmpty()) {
            return peer;
        }
        InetAddress client = last.get();
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .toList();
        for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
            Optional<InetAddress> before = read(hops.get(i));
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client.getHostAddress();
    }

    private boolean trusts(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    // An address as such, with a port or in brackets; never a name, which would be looked up.
    private static Optional<InetAddress> read(String text) {
        String bare = text.strip();
        if (bare.startsWith("[") && bare.indexOf(']') > 0) {
            bare = bare.substring(1, bare.indexOf(']'));
        } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(bare));
    }

    /** The first {@code bits} of an address. */
    private record Block(InetAddress base, int bits) {
        static Block parse(String text) {
            int slash = text.indexOf('/');
            InetAddress base = read(slash < 0 ? text : text.substring(0, slash))
                    .orElseThrow(() -> new IllegalArgumentException("no address: " + text));
            int most = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("no block: " + text);
            }
            return new Block(base, bits);
        }

        boolean contains(InetAddress address) {
            byte[] ours = base.getAddress();
            byte[] other = address.getAddress();
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return ours.length == other.length
                    && Arrays.equals(ours, 0, whole, other, 0, whole)
                    && (rest == 0 || ((ours[whole] ^ other[whole]) & 0xff) >> (Byte.SIZE - rest) == 0);
        }
    }

    @Override
    public String toString() {
        return blocks.stream()
                .map(block -> block.base().getHostAddress() + "/" + block.bits())
                .collect(Collectors.joining(", "));
    }
}
