package io.filrouge.simulator;

import java.io.PrintWriter;
import java.util.function.IntConsumer;

/** Says how far a run has come: one line that changes on a terminal, a line a tenth elsewhere. */
final class Progress implements IntConsumer {
  private final int total;
  private final boolean isTerminal;
  private final PrintWriter writer;
  private int lastPercent;

  Progress(int total, boolean isTerminal, PrintWriter writer) {
    this.total = total;
    this.isTerminal = isTerminal;
    this.writer = writer;
  }

  @Override
  public void accept(int done) {
    int percent = (int) (100L * done / total);
    if (percent < lastPercent + (isTerminal ? 1 : 10)) {
      return;
    }
    lastPercent = isTerminal ? percent : percent - percent % 10;
    String line = String.format("Simulating people: %,d of %,d (%d %%)", done, total, percent);
    if (isTerminal) {
      writer.print("\r" + line + (done == total ? "\n" : ""));
    } else {
      writer.println(line);
    }
    writer.flush();
  }
}
