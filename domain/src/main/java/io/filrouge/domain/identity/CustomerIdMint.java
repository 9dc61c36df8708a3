package io.filrouge.domain.identity;

import io.filrouge.domain.hashes.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes the text of new customer ids: {@code c} and 16 lower-case hexadecimal digits.
 *
 * <p>An id is a hash and not a number from a counter, so that a lost table of ids can be rebuilt.
 * Ids leave the shop in exports; whoever knows how they are made could find the id of an address
 * they know. A secret prevents that. It may change at any time: only new ids are made with it.
 * Thread-safe.
 */
public final class CustomerIdMint implements Serializable {
  private static final long serialVersionUID = 1;

  private final String secret;

  /** A mint with a secret of the shop. */
  public CustomerIdMint(String secret) {
    this.secret = secret;
  }

  /** A mint that anyone can repeat: for demonstrations and tests. */
  public static CustomerIdMint open() {
    return new CustomerIdMint("");
  }

  /** The id made from a founder's node, as long as nobody was ever issued it. */
  public String unsalted(long node) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    return mint(ByteBuffer.allocate(key.length + Long.BYTES).put(key).putLong(node).array());
  }

  /**
   * The id made from a founder's node and the night.
   *
   * @param night days since 1970-01-01
   * @param attempt 1, and one more for every id in a row that was issued before
   */
  public String salted(long node, int night, int attempt) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(key.length + Long.BYTES + 2 * Integer.BYTES);
    return mint(content.put(key).putLong(node).putInt(night).putInt(attempt).array());
  }

  private static String mint(byte[] content) {
    return "c" + HexFormat.of().toHexDigits(Sha256.first64Bits(content));
  }
}
