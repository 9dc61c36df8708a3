/** What a customer did each day, and everything a model may learn from it on a night. */
package io.filrouge.batch.features;
