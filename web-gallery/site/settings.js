// Written anew when the page is published: where the owner signs in, and whether reading needs it, too.
export default { signIn: {} };
