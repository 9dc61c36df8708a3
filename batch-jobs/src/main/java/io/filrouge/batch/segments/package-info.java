/** Which segments a customer is in on a night, why, and since when. */
package io.filrouge.batch.segments;
