package io.github.asteriskmanager.test.record;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.asteriskmanager.test.RecordedFrame;

/**
 * The login of a recorder, by challenge, so that the secret does not travel. Nothing of
 * it becomes part of a recording.
 */
record RecorderLogin(String username, String secret) {

	private static final String ID = "recorder-login";

	void perform(Socket socket, FrameReader reader, String events) throws IOException {
		send(socket, "Action: Challenge\r\nAuthType: MD5\r\n");
		String challenge = answer(reader).header("Challenge");
		send(socket, "Action: Login\r\nAuthType: MD5\r\nUsername: " + this.username + "\r\nKey: "
				+ md5(challenge + this.secret) + "\r\nEvents: " + events + "\r\n");
		RecordedFrame answer = answer(reader);
		if (!answer.name().equals("Success")) {
			throw new IOException("The login of '" + this.username + "' was refused: " + answer.header("Message")
					+ ". Check user and secret in manager.conf.");
		}
	}

	private static void send(Socket socket, String action) throws IOException {
		socket.getOutputStream().write((action + "ActionID: " + ID + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
	}

	private static RecordedFrame answer(FrameReader reader) throws IOException {
		for (byte[] message = reader.next(); message != null; message = reader.next()) {
			RecordedFrame frame = AmiRecorder.frame(message);
			if (ID.equals(frame.header("ActionID"))) {
				return frame;
			}
		}
		throw new IOException("The server does not answer the login in time");
	}

	private static String md5(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no MD5, which the AMI login needs", ex);
		}
	}

	/**
	 * Leaves the secret out.
	 */
	@Override
	public String toString() {
		return this.username;
	}

}
