/** Whether, when and how somebody is written to about a cart that went cold. */
package io.filrouge.domain.reactivation;
