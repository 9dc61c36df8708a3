package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Objects;

/**
 * An id that was retired under an identifier.
 *
 * @param id the retired id
 * @param retiredNight the night it was retired, as days since 1970-01-01
 */
public record FormerId(IssuedId id, int retiredNight) implements Serializable {

  public FormerId {
    Objects.requireNonNull(id, "id");
  }
}
