package io.filrouge.batch.cleansed;

import io.filrouge.domain.hashes.Sha256;
import io.filrouge.domain.identity.IdentifierKind;
import java.io.Serializable;
import java.util.Map;

/**
 * What stands for an identifier outside personal tables: the first 32 hexadecimal digits of the
 * SHA-256 of {@code kind|key-space|normalised value}, behind a secret salt where one is set.
 *
 * <p>Without a salt, somebody who can guess an e-mail address can tell whether it is in the lake;
 * with one, only who knows it can. A salt must stay the same as long as the lake.
 */
public final class IdentifierHash implements Serializable {
  private static final long serialVersionUID = 1;

  /** The environment variable that holds the salt. */
  public static final String SALT_VARIABLE = "FILROUGE_IDENTIFIER_SALT";

  private static final int LENGTH = 32;
  private static final String SESSION = "session";

  private final String salt;

  public IdentifierHash(String salt) {
    this.salt = salt.isEmpty() ? "" : salt + "|";
  }

  /** With the salt of an environment, such as {@link System#getenv()}. */
  public static IdentifierHash of(Map<String, String> environment) {
    return new IdentifierHash(environment.getOrDefault(SALT_VARIABLE, ""));
  }

  /**
   * The hash of one identifier. E-mail addresses and phone numbers belong to the world and not to a
   * key space, so that they link records of all sources.
   */
  public String of(IdentifierKind kind, String keySpace, String normalised) {
    boolean isOfTheWorld = kind == IdentifierKind.EMAIL || kind == IdentifierKind.PHONE;
    String space = isOfTheWorld ? "" : keySpace;
    return Sha256.hex(salt + kind.wireName() + "|" + space + "|" + normalised, LENGTH);
  }

  /** The hash of a session's number, which links nothing and is no identifier of a person. */
  String ofSession(String keySpace, String session) {
    return Sha256.hex(salt + SESSION + "|" + keySpace + "|" + session, LENGTH);
  }
}
