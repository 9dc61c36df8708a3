package io.filrouge.batch.lineage;

import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** OpenLineage's own transports, as the configuration says. */
final class Transports {

  static Transport of(LineageSettings settings) {
    return settings.file().<Transport>map(Transports::intoFile).orElseGet(() -> byHttp(settings));
  }

  private static HttpTransport byHttp(LineageSettings settings) {
    HttpConfig config = new HttpConfig();
    config.setUrl(settings.url().orElseThrow());
    config.setTimeoutInMillis(Math.toIntExact(settings.timeout().toMillis()));
    settings
        .apiKey()
        .ifPresent(
            key -> {
              ApiKeyTokenProvider token = new ApiKeyTokenProvider();
              token.setApiKey(key);
              config.setAuth(token);
            });
    return new HttpTransport(config);
  }

  // The transport itself only logs what it cannot write.
  private static FileTransport intoFile(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write lineage: " + file, e);
    }
    return new FileTransport(new FileConfig(file.toString()));
  }

  private Transports() {}
}
