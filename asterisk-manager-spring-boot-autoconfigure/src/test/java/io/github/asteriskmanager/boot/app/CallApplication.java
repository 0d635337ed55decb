package io.github.asteriskmanager.boot.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application.
 */
@SpringBootApplication
public class CallApplication {

}
