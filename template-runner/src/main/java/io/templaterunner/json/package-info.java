/** JSON, as the services speak it and the runner's own files hold it. */
package io.templaterunner.json;
