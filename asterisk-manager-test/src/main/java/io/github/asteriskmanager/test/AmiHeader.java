package io.github.asteriskmanager.test;

/**
 * One header line of an AMI message, as written on the wire.
 *
 * @param name name of the header in its original case
 * @param value value of the header, empty when there is none
 */
public record AmiHeader(String name, String value) {

	/**
	 * The header as it stands on the wire, without the line end.
	 */
	@Override
	public String toString() {
		return this.name + ": " + this.value;
	}

}
