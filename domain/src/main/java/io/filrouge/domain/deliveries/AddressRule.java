package io.filrouge.domain.deliveries;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses stand in the public internet, by the special-purpose registries of IANA (RFC
 * 6890). Addresses of IPv6 that carry one of IPv4 are as public as that one.
 */
public final class AddressRule {
  private static final List<Network> PRIVATE =
      List.of(
          Network.of("0.0.0.0", 8),
          Network.of("10.0.0.0", 8),
          Network.of("100.64.0.0", 10),
          Network.of("127.0.0.0", 8),
          Network.of("169.254.0.0", 16),
          Network.of("172.16.0.0", 12),
          Network.of("192.0.0.0", 24),
          Network.of("192.0.2.0", 24),
          Network.of("192.88.99.0", 24),
          Network.of("192.168.0.0", 16),
          Network.of("198.18.0.0", 15),
          Network.of("198.51.100.0", 24),
          Network.of("203.0.113.0", 24),
          Network.of("224.0.0.0", 4),
          Network.of("240.0.0.0", 4),
          // Teredo, and other protocols of the IETF; documentation.
          Network.of("2001::", 23),
          Network.of("2001:db8::", 32),
          Network.of("3fff::", 20));

  private static final Network GLOBAL_UNICAST = Network.of("2000::", 3);
  private static final Network TRANSLATED = Network.of("64:ff9b::", 96);
  private static final Network SIX_TO_FOUR = Network.of("2002::", 16);
  private static final int TRANSLATED_AT = 12;
  private static final int SIX_TO_FOUR_AT = 2;
  private static final int IPV4_BYTES = 4;

  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isOutsidePrivate(bytes);
    }
    if (TRANSLATED.holds(bytes)) {
      return isOutsidePrivate(embedded(bytes, TRANSLATED_AT));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return isOutsidePrivate(embedded(bytes, SIX_TO_FOUR_AT));
    }
    return GLOBAL_UNICAST.holds(bytes) && isOutsidePrivate(bytes);
  }

  private static boolean isOutsidePrivate(byte[] bytes) {
    return PRIVATE.stream().noneMatch(network -> network.holds(bytes));
  }

  private static byte[] embedded(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, from + IPV4_BYTES);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Network(byte[] address, int bits) {
    static Network of(String address, int bits) {
      try {
        return new Network(InetAddress.getByName(address).getAddress(), bits);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("Cannot read network " + address, e);
      }
    }

    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if ((address[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private AddressRule() {}
}
