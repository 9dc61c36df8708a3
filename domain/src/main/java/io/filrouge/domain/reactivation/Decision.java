package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.CartLine;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was decided about one step of one sequence. Times are epoch milliseconds.
 *
 * @param triggerId the same on every replay; a step that was postponed has two decisions with it
 * @param campaign the campaign
 * @param step counted from 1
 * @param customerId whom it is about, or null when only the visitor is known
 * @param visitorId the browser or device, or null
 * @param cartKey the cart
 * @param episodeStartedAt when the episode began that was abandoned
 * @param abandonedAt last activity and the idle timeout
 * @param decidedAt when the step was due, or the event happened that ended the sequence
 * @param outcome what was decided
 * @param reason why; null for a plain send
 * @param channel by which to send, or null
 * @param offer of the step, or null
 * @param sendAt when to send, or to decide again; null when suppressed
 * @param lines what lies in the cart
 * @param cartValue its value in ten-thousandths, where known
 * @param currency of that value, or null
 * @param ruleVersion the rules that decided
 * @param contextAsOf the day of the context that was asked, or null when none was
 */
public record Decision(
    String triggerId,
    String campaign,
    int step,
    String customerId,
    String visitorId,
    String cartKey,
    long episodeStartedAt,
    long abandonedAt,
    long decidedAt,
    Outcome outcome,
    Reason reason,
    String channel,
    String offer,
    Long sendAt,
    List<CartLine> lines,
    OptionalLong cartValue,
    String currency,
    String ruleVersion,
    LocalDate contextAsOf) {}
