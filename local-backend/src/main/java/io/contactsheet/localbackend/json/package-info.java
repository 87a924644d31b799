/** JSON, as the services speak it and the backend's own files hold it. */
package io.contactsheet.localbackend.json;
