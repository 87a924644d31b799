/** Who may do what: policies as the template writes them, decided as AWS decides them. */
package io.templaterunner.iam;
