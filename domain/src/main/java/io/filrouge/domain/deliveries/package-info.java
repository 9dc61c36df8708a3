/** What is handed to other systems: when to try again, what an answer means, whom to trust. */
package io.filrouge.domain.deliveries;
