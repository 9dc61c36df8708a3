package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FilrougeTest {

  @Command(name = "starve")
  static final class Starving implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("of c1@example.org");
    }
  }

  @Test
  void anErrorOfTheMachineIsAFailureOfTheEngineAndTellsNothingElse() {
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Filrouge.commandLine().addSubcommand(new Starving()).setErr(new PrintWriter(err));

    assertThat(Filrouge.execute(commandLine, "starve")).isEqualTo(5);
    assertThat(err.toString())
        .startsWith("filrouge: the engine failed: java.lang.OutOfMemoryError; run again with")
        .doesNotContain("c1@example.org");
  }
}
