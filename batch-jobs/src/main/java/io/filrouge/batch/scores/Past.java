package io.filrouge.batch.scores;

import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;

/**
 * From where the past is told, and how.
 *
 * @param taken the night whose rows may be looked at
 * @param currency the shop's
 * @param isWithOrigins whether it is told whence customers came
 */
record Past(
    Lake lake,
    Night taken,
    TimeUnit unit,
    CautionSettings caution,
    IdentitySettings identity,
    String currency,
    boolean isWithOrigins) {}
