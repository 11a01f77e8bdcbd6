package broken.web;

import org.springframework.web.bind.annotation.RestControllerAdvice;

/** An advice other packages can reach. */
@RestControllerAdvice
public class PublicAdvice {}
