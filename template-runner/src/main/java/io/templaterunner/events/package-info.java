/** EventBridge: rules that invoke functions from time to time. */
package io.templaterunner.events;
