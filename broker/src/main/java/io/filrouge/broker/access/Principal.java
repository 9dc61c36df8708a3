package io.filrouge.broker.access;

import io.filrouge.settings.Failure;

/**
 * A user as Kafka knows them: the name of SASL, or the distinguished name of a certificate.
 *
 * @param user without "User:" before it
 */
public record Principal(String user) {

  public Principal {
    if (!user.matches("[^\\p{Cntrl}'\"*]+") || user.isBlank()) {
      throw Failure.configuration(
          "Cannot use --user: "
              + user
              + "; give the name as Kafka knows it, without quotes and stars");
    }
  }

  @Override
  public String toString() {
    return "User:" + user;
  }
}
