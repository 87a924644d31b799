/** AWS Budgets: what a month may cost, and whom to tell. */
package io.templaterunner.budgets;
