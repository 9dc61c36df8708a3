package io.filrouge.streaming.jobs;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Things that are all there from the beginning, as a stream. */
final class Bounded {

  // The engine takes no empty list.
  static <T> DataStream<T> of(
      StreamExecutionEnvironment environment, Names name, List<T> things, TypeInformation<T> type) {
    if (!things.isEmpty()) {
      return name.name(environment.fromData(things, type));
    }
    String nothing = name.uid() + "-none";
    return name.name(environment.fromData(Types.STRING, "none"))
        .flatMap((none, out) -> {}, type)
        .name(nothing)
        .uid(nothing);
  }

  private Bounded() {}
}
