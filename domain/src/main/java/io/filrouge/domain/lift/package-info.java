/** Whether a campaign helped: those who could be written to against those who were held out. */
package io.filrouge.domain.lift;
