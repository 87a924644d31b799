// Written anew when the page is published. As it stands here, nobody needs to sign in.
export default {};
