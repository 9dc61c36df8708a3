package io.filrouge.streaming.jobs;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.carts.CartOwnership;
import io.filrouge.streaming.carts.CartOwnershipOperator;
import io.filrouge.streaming.carts.Routing;
import io.filrouge.streaming.decisions.Campaign;
import io.filrouge.streaming.decisions.CustomerFunction;
import io.filrouge.streaming.decisions.PersonFunction;
import io.filrouge.streaming.decisions.PersonOperator;
import io.filrouge.streaming.decisions.VisitorFunction;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.triggers.Outgoing;
import io.filrouge.streaming.triggers.OutgoingFormat;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From events to decisions: whose cart each event is about, then what visitors do who have not said
 * who they are, then customers. The same for the live job and for a back-test.
 *
 * @param campaign the rules that the job is started with
 * @param format how what is decided is written
 * @param until nothing is decided after this moment, in epoch milliseconds
 * @param timeToLive how long a cart or visitor of whom no news comes is remembered
 */
record ReactivationFlow(Campaign campaign, OutgoingFormat format, long until, Duration timeToLive)
    implements Serializable {

  /**
   * @param events with event times and watermarks
   * @param news of customers, in no order
   * @param announcements changes of the campaign, and outages
   */
  DataStream<Outgoing> decide(
      DataStream<CartEvent> events,
      DataStream<Addressed> news,
      DataStream<Announcement> announcements) {
    KeyedStream<CartEvent, String> ofNamedCarts =
        Names.NAMED_CARTS
            .name(events.filter(Routing::isAboutNamedCart))
            .keyBy(CartEvent::cartId, Types.STRING);
    DataStream<Addressed> named =
        Names.CART_OWNERSHIP.name(owned(ofNamedCarts, new CartOwnership(timeToLive)));
    DataStream<Addressed> nameless =
        Names.ROUTING.name(
            Names.NAMELESS_CARTS
                .name(events.filter(event -> !Routing.isAboutNamedCart(event)))
                .map(Routing::toWhoeverDidIt, AddressedSerializer.TYPE));
    DataStream<Addressed> addressed = named.union(nameless);
    KeyedStream<Addressed, String> toVisitors =
        Names.TO_VISITORS
            .name(addressed.filter(message -> !message.isToCustomer()))
            .keyBy(Addressed::key, Types.STRING);
    SingleOutputStreamOperator<Addressed> visitors =
        Names.VISITORS.name(
            carriedOn(
                toVisitors,
                announcements,
                new VisitorFunction(campaign, format, until, timeToLive)));
    KeyedStream<Addressed, String> toCustomers =
        Names.TO_CUSTOMERS
            .name(addressed.filter(Addressed::isToCustomer))
            .union(visitors, news)
            .keyBy(Addressed::key, Types.STRING);
    SingleOutputStreamOperator<Addressed> customers =
        Names.CUSTOMERS.name(
            carriedOn(toCustomers, announcements, new CustomerFunction(campaign, format, until)));
    return visitors.getSideOutput(Outgoing.TAG).union(customers.getSideOutput(Outgoing.TAG));
  }

  // A back-test sorts each key's events beforehand, so that nothing waits for others.
  private boolean isLive() {
    return until == Long.MAX_VALUE;
  }

  private SingleOutputStreamOperator<Addressed> owned(
      KeyedStream<CartEvent, String> events, CartOwnership ownership) {
    return isLive()
        ? events.transform(
            "cart-ownership", AddressedSerializer.TYPE, new CartOwnershipOperator(ownership))
        : events.process(ownership, AddressedSerializer.TYPE);
  }

  private SingleOutputStreamOperator<Addressed> carriedOn(
      KeyedStream<Addressed, String> messages,
      DataStream<Announcement> announcements,
      PersonFunction persons) {
    return isLive()
        ? messages
            .connect(announcements.broadcast())
            .transform("persons", AddressedSerializer.TYPE, new PersonOperator(persons))
        : messages
            .connect(announcements.broadcast(Campaign.CHANGES, PersonFunction.OUTAGES))
            .process(persons, AddressedSerializer.TYPE);
  }
}
