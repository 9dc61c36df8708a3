package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Objects;

/**
 * A customer id and the night it was issued.
 *
 * @param id {@code c} and 16 lower-case hexadecimal digits
 * @param night the night as days since 1970-01-01
 */
public record IssuedId(String id, int night) implements Serializable {

  public IssuedId {
    Objects.requireNonNull(id, "id");
  }
}
