package io.filrouge.batch.activation;

import java.io.Serializable;
import java.util.List;

/** What the lake calls a device that the stream knows by its own id. */
public interface DeviceNaming extends Serializable {

  /** Its names in the lake, one for each source that took its events in; none where none did. */
  List<String> inLake(String deviceId);
}
