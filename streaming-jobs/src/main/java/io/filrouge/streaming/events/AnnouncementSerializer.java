package io.filrouge.streaming.events;

import io.filrouge.domain.reactivation.Outage;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Carries announcements to whoever decides. */
public final class AnnouncementSerializer extends CodecSerializer<Announcement> {
  public static final AnnouncementSerializer INSTANCE = new AnnouncementSerializer();
  public static final CodecType<Announcement> TYPE = INSTANCE.type(Announcement.class);
  private static final long serialVersionUID = 1L;

  private AnnouncementSerializer() {
    super(new Announcements(), true);
  }

  @Override
  public TypeSerializerSnapshot<Announcement> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Announcement> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private static final class Announcements implements Codec<Announcement> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Announcement announcement, StateWriter out) throws IOException {
      out.text(announcement.change());
      if (announcement.change() == null) {
        out.number(announcement.outage().after());
        out.number(announcement.outage().upTo());
      }
    }

    @Override
    public Announcement read(StateReader in) throws IOException {
      String change = in.text();
      return change != null
          ? Announcement.of(change)
          : Announcement.of(new Outage(in.longNumber(), in.longNumber()));
    }
  }
}
