package io.filrouge.streaming.jobs;

import io.filrouge.domain.reactivation.Outage;
import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import java.util.List;
import java.util.Map;

/**
 * All that the topics hold about one decision.
 *
 * @param decisions with the trigger's id, in their order; more than one where it was postponed, or
 *     where a job that delivers at least once wrote it again
 * @param triggers the orders to send
 * @param cancellations that took them back
 * @param earlier what was decided before about the same carts and persons
 * @param events that can have mattered, in the order in which they counted
 * @param outages in which nothing was decided
 * @param eventsRead how many records were looked through for them
 * @param goneBefore first offset that is left, by partition of shop-events, where earlier ones went
 * @param contexts of the customer, oldest first; one without a value says that they are no more
 * @param consents given or withdrawn by the customer
 * @param changes of campaigns, as HOCON or JSON
 */
record DecisionInputs(
    List<Logged<TriggerDecision>> decisions,
    List<Logged<ReactivationTrigger>> triggers,
    List<Logged<TriggerCancellation>> cancellations,
    List<Logged<TriggerDecision>> earlier,
    List<PlacedEvent> events,
    List<Outage> outages,
    long eventsRead,
    Map<Integer, Long> goneBefore,
    List<Logged<CustomerContext>> contexts,
    List<Logged<ConsentChange>> consents,
    List<Logged<String>> changes) {}
