/**
 * CloudFormation templates: read with the line of every value, checked, and evaluated.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-reference.html">Template
 *     reference</a>
 */
package io.templaterunner.template;
