package io.filrouge.batch.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program, as the build wrote it down. */
final class Version {

  static String current() {
    try (InputStream in = Version.class.getResourceAsStream("/filrouge.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the version of the program", e);
    }
  }

  private Version() {}
}
