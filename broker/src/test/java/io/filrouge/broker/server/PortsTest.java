package io.filrouge.broker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {
  @TempDir Path folder;

  @Test
  void takesThePortsOfLastTime() throws IOException {
    Path memory = folder.resolve("ports.properties");
    Ports first = Ports.choose(memory);

    assertThat(Ports.choose(memory)).isEqualTo(first);
    assertThat(first.clients()).isNotEqualTo(first.controller());
  }

  @Test
  void takesAnotherPortWhenThatOfLastTimeIsTaken() throws IOException {
    Path memory = folder.resolve("ports.properties");
    Ports first = Ports.choose(memory);
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), first.clients()));
      Ports second = Ports.choose(memory);

      assertThat(second.clients()).isNotEqualTo(other.getLocalPort());
      assertThat(second.controller()).isEqualTo(first.controller());
    }
  }

  @Test
  void doesNotMindAMemoryThatIsNonsense() throws IOException {
    Path memory =
        Files.writeString(folder.resolve("ports.properties"), "clients=99999\ncontroller=x\n");

    assertThat(Ports.choose(memory).clients()).isBetween(20_000, 31_999);
  }
}
